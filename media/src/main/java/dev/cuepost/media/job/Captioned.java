package dev.cuepost.media.job;

import dev.cuepost.media.edit.Composition;
import dev.cuepost.media.edit.DrawnCaptions;

/**
 * An edit and what is written on it.
 *
 * @param edit with the pictures behind its captions
 * @param captions what libass draws
 */
record Captioned(Composition edit, DrawnCaptions captions) {}
