/** Names that users give to their submissions, so that none is taken twice by mistake. */
@NullMarked
package dev.cuepost.media.session;

import org.jspecify.annotations.NullMarked;
