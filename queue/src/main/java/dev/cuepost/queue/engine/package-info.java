/**
 * What engines have in common beside the port: receipt handles that nobody can make up, names of
 * messages, and properties as bytes.
 */
@NullMarked
package dev.cuepost.queue.engine;

import org.jspecify.annotations.NullMarked;
