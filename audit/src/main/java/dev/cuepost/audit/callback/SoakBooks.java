package dev.cuepost.audit.callback;

import dev.cuepost.audit.callback.book.Asked;
import dev.cuepost.audit.callback.book.BookFile;
import dev.cuepost.audit.callback.book.Books;
import dev.cuepost.audit.callback.book.Call;
import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.book.Message;
import dev.cuepost.audit.callback.book.Terms;
import java.io.IOException;
import java.nio.file.Path;

/** The books of a run, open for writing. */
record SoakBooks(
    BookFile<Terms> terms,
    BookFile<Asked> asked,
    BookFile<Call> calls,
    BookFile<Message> messages,
    BookFile<Delivery> deliveries)
    implements AutoCloseable {
  /** New ones in an empty directory. */
  static SoakBooks create(Path directory) throws IOException {
    return new SoakBooks(
        BookFile.create(directory, Books.TERMS),
        BookFile.create(directory, Books.ASKED),
        BookFile.create(directory, Books.CALLS),
        BookFile.create(directory, Books.MESSAGES),
        BookFile.create(directory, Books.DELIVERIES));
  }

  @Override
  public void close() throws IOException {
    terms.close();
    asked.close();
    calls.close();
    messages.close();
    deliveries.close();
  }
}
