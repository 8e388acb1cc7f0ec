package dev.cuepost.console.frame;

import dev.cuepost.console.http.Download;
import java.util.List;

/** What a request gets. */
public sealed interface Answer {
  /** A whole page in its frame. */
  record Page(int status, View view) implements Answer {
    public Page(View view) {
      this(200, view);
    }
  }

  /** Part of a page, for script that asked for it. */
  record Part(int status, View view) implements Answer {
    public Part(View view) {
      this(200, view);
    }
  }

  /** A file, whole or in part. */
  record File(Download download) implements Answer {}

  /** What script of ours asked for, as JSON. */
  record Json(int status, String text) implements Answer {
    public Json(String text) {
      this(200, text);
    }
  }

  /** Somewhere else, after something was done. */
  record Elsewhere(String address, List<String> cookies) implements Answer {
    public Elsewhere {
      cookies = List.copyOf(cookies);
    }

    public Elsewhere(String address) {
      this(address, List.of());
    }
  }
}
