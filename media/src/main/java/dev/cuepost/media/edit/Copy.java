package dev.cuepost.media.edit;

/**
 * Frames of an edit that are pictures of a source, as they are coded there.
 *
 * @param over the frames of the edit
 * @param source whose pictures they are
 * @param first number of the first picture there, in the order of decoding; as many as there are
 *     frames follow each other, and refer to none but each other
 */
record Copy(Segment over, MediaRef source, int first) {}
