/** What has happened, and the text in which it is told. */
@NullMarked
package dev.cuepost.callback.event;

import org.jspecify.annotations.NullMarked;
