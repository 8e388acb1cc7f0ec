/** What the callback settings of both products have in common on the wire. */
@NullMarked
package dev.cuepost.openapi.callback;

import org.jspecify.annotations.NullMarked;
