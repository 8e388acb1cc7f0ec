/** Pieces of objects in a bucket of a storage that speaks S3. */
@NullMarked
package dev.cuepost.media.s3;

import org.jspecify.annotations.NullMarked;
