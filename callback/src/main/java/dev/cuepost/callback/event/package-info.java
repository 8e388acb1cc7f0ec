/**
 * What events tell, and the text in which they tell it.
 *
 * <p>Start at {@link dev.cuepost.callback.event.EventBody}. There is one record for each type of
 * event in {@code ims} and {@code vod}; {@link dev.cuepost.callback.event.EventTypes} lists their
 * names. Records hold facts in their own types; only their {@code write} knows which of them the
 * protocol has as a number, as a string or as JSON in a string. Nothing here knows where an event
 * goes.
 */
@NullMarked
package dev.cuepost.callback.event;

import org.jspecify.annotations.NullMarked;
