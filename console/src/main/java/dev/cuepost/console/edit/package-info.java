/**
 * The editor: a timeline as tracks and clips that one drags, and as the JSON that it is; projects,
 * where it is kept; frames of it before it is submitted.
 *
 * <p>Start at {@link dev.cuepost.console.edit.EditorPages}. What is drawn and dragged is script
 * ({@code asset/editor}); the page itself is a form with texts, which works without.
 */
@NullMarked
package dev.cuepost.console.edit;

import org.jspecify.annotations.NullMarked;
