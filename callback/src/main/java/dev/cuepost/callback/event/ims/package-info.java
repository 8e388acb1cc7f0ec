/** The events of IMS, one record a type. What several of them tell alike is a record of its own. */
@NullMarked
package dev.cuepost.callback.event.ims;

import org.jspecify.annotations.NullMarked;
