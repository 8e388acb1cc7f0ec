/**
 * Processing in IMS: transcoding, snapshots, animated images, media info, templates, pipelines.
 *
 * <p>Start at {@link dev.cuepost.openapi.ims.process.ProcessActions}. Operations that differ in
 * names alone are one class with several instances.
 */
@NullMarked
package dev.cuepost.openapi.ims.process;

import org.jspecify.annotations.NullMarked;
