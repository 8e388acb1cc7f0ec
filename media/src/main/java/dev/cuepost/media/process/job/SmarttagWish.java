package dev.cuepost.media.process.job;

import java.util.Optional;

/**
 * What is to be tagged, beside what is submitted with every job. The name of the job is the title.
 *
 * @param input {@code Type} ({@code OSS}, {@code URL} or {@code Media}) and {@code Media}, a JSON
 *     object
 * @param content what the user says about the file
 * @param contentAddr where more is said about it, which is handed on as it is
 * @param contentType of which kind that is
 * @param params a JSON object; {@code needOcrData} asks for the texts
 * @param templateId a template for tagging
 * @param templateConfig what is said over the template, a JSON object
 * @param notifyUrl where the end is told
 */
public record SmarttagWish(
    String input,
    Optional<String> content,
    Optional<String> contentAddr,
    Optional<String> contentType,
    Optional<String> params,
    Optional<String> templateId,
    Optional<String> templateConfig,
    Optional<String> notifyUrl) {}
