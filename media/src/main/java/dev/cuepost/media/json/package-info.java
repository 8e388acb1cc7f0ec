/**
 * Reading of the JSON texts that users send: bounded, without regard to the case of names, with
 * warnings about what is not understood.
 *
 * <p>Start at {@link dev.cuepost.media.json.Json}. What breaks a rule is a {@link
 * dev.cuepost.media.json.Rejection} that names the field by its path.
 */
@NullMarked
package dev.cuepost.media.json;

import org.jspecify.annotations.NullMarked;
