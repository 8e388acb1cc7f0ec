/**
 * Where events go: what users have set for a region or an application, what they wrote into the
 * user data of single jobs and uploads, and the rule between the two.
 *
 * <p>Start at {@link dev.cuepost.callback.setting.Routes}. {@link
 * dev.cuepost.callback.setting.CallbackSettings} keeps what was set. Nothing here sends anything.
 */
@NullMarked
package dev.cuepost.callback.setting;

import org.jspecify.annotations.NullMarked;
