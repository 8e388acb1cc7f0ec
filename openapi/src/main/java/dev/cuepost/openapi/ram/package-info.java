/**
 * Resource Access Management, product {@code ram}, version 2015-05-01: one class an operation.
 *
 * <p>Start at {@link dev.cuepost.openapi.ram.Ram}, which lists them; {@link
 * dev.cuepost.openapi.ram.Names} has the parameters that many of them share. Nothing here knows
 * HTTP, signatures or how an answer is written, and no rule about users or policies: those are in
 * {@link dev.cuepost.access}, whose refusals reach the client as they are.
 */
@NullMarked
package dev.cuepost.openapi.ram;

import org.jspecify.annotations.NullMarked;
