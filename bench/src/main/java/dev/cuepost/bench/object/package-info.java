/**
 * Objects put and got over HTTP, beside nginx on the same disk. Start at {@link
 * dev.cuepost.bench.object.ObjectBench}.
 */
@NullMarked
package dev.cuepost.bench.object;

import org.jspecify.annotations.NullMarked;
