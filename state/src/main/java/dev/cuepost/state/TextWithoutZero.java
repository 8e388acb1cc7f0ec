package dev.cuepost.state;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Binds texts to PostgreSQL, whose texts cannot hold the character zero: in its place stands the
 * one for what cannot be shown.
 */
final class TextWithoutZero extends AbstractArgumentFactory<String> {
  TextWithoutZero() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String value, ConfigRegistry config) {
    String text = value.replace('\0', '\uFFFD');
    return (position, statement, _) -> statement.setString(position, text);
  }
}
