/**
 * Media assets: what a media id stands for, how files become assets, and what is told of them.
 *
 * <p>Start at {@link dev.cuepost.media.asset.Library}. {@link dev.cuepost.media.asset.Assets} keeps
 * them; {@link dev.cuepost.media.asset.Arrivals} notices that an uploaded object is complete;
 * {@link dev.cuepost.media.asset.Analysis} looks at what has arrived.
 */
@NullMarked
package dev.cuepost.media.asset;

import org.jspecify.annotations.NullMarked;
