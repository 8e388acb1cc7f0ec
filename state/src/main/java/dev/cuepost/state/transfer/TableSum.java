package dev.cuepost.state.transfer;

/**
 * What a table comes to: two of the same sum have the same rows.
 *
 * @param digest SHA-256 over all values in the order of the key, in hex
 */
public record TableSum(String table, long rows, String digest) {}
