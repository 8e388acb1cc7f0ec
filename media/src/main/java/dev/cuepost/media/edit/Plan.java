package dev.cuepost.media.edit;

import dev.cuepost.media.edit.RenderPlan.Expected;

/** How an edit is rendered: at once, or in segments that are joined. */
public sealed interface Plan permits RenderPlan, SegmentedPlan {
  /** What a complete output looks like. */
  Expected expected();
}
