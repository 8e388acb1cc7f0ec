package dev.cuepost.openapi;

/**
 * What an operation is about, as policies name it.
 *
 * @param account decimal id of the account that it belongs to
 * @param path the part of its full name behind the account
 */
public record Resource(String account, String path) {}
