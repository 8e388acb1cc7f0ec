/**
 * Captions of an edit: from the JSON of subtitle tracks, caption files and fonts to documents that
 * libass draws. Start at {@link dev.cuepost.media.edit.caption.Captions}. Pure: files come in as
 * bytes, and what has to lie beside a document is named in its {@link
 * dev.cuepost.media.edit.caption.CaptionSheet}.
 *
 * <p>Source: "Timeline configuration",
 * https://www.alibabacloud.com/help/en/ims/developer-reference/timeline-configuration-description;
 * "Subtitle effects",
 * https://www.alibabacloud.com/help/pt-br/ims/developer-reference/example-of-subtitle-effects-1
 */
@NullMarked
package dev.cuepost.media.edit.caption;

import org.jspecify.annotations.NullMarked;
