/**
 * What commands have in common: which server they speak to, with which key, and how they tell what
 * came of it.
 *
 * <p>Start at {@link dev.cuepost.cli.session.Session}.
 */
@NullMarked
package dev.cuepost.cli.session;

import org.jspecify.annotations.NullMarked;
