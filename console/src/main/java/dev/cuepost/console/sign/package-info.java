/** How people come in and go out, and in which language and colours they see the console. */
@NullMarked
package dev.cuepost.console.sign;

import org.jspecify.annotations.NullMarked;
