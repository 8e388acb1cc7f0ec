/** The protocol as its clients see it: bytes over loopback, and the vendor's own Java client. */
@NullMarked
package dev.cuepost.smq;

import org.jspecify.annotations.NullMarked;
