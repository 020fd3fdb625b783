package org.zhengyuan.exchange.books.postgres;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of books that are in order when they begin: a small exchange has worked, and its log is published. */
abstract class WorkedBooks {
    @TempDir
    Path folder;

    protected BooksOnDatabase books;

    @BeforeEach
    void work() throws Exception {
        books = new BooksOnDatabase(folder);
        books.work();
        books.published();
    }

    @AfterEach
    void close() {
        books.close();
    }

    /** What a check that failed says of the books as they are now. */
    protected String why(String check) throws Exception {
        return Findings.why(books.check(), check);
    }

    /** What fails now, by the checks' names. */
    protected Map<String, String> failed() throws Exception {
        return Findings.failed(books.check());
    }
}
