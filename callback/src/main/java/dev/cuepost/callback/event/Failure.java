package dev.cuepost.callback.event;

/**
 * Why something did not succeed.
 *
 * @param code a name with dots, as {@code InvalidMaterial.NotFound}
 * @param message a sentence for people
 */
public record Failure(String code, String message) {}
