package dev.cuepost.media.process.dna;

/**
 * A file of a library that has something in common with another.
 *
 * @param primaryKey by which its owner knows it
 */
public record KnownCopy(String primaryKey, Match match) {}
