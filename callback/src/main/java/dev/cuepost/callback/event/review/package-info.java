/** What an automated review found, in the form that both products tell it. */
@NullMarked
package dev.cuepost.callback.event.review;

import org.jspecify.annotations.NullMarked;
