/**
 * The events of ApsaraVideo VOD, one record a type. What several of them tell alike is a record of
 * its own.
 */
@NullMarked
package dev.cuepost.callback.event.vod;

import org.jspecify.annotations.NullMarked;
