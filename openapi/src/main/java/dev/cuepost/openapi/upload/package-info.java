/**
 * What the upload operations of all products have in common: the place and the key that a client
 * gets for one file, and the JSON members in which files are described.
 */
@NullMarked
package dev.cuepost.openapi.upload;

import org.jspecify.annotations.NullMarked;
