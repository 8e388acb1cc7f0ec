/** The surroundings of a run: a directory of its own, and the programs that it starts. */
@NullMarked
package dev.cuepost.bench.run;

import org.jspecify.annotations.NullMarked;
