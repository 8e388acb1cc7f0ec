package dev.cuepost.bench.object;

/** Where objects are put and got. */
interface Place {
  int port();

  /** What a request line names to put an object, with whatever lets it. */
  String putTarget(String key);

  String getTarget(String key);
}
