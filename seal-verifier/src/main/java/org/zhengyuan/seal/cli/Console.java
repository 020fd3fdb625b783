package org.zhengyuan.seal.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Wording;

/**
 * How every command ends: a report on the screen, and 0 for passed, 1 for failed, 2 for indeterminate, 64 for a call that makes no sense.
 *
 * @param json whether programs read it: then JSON is printed and nothing else
 */
public record Console(PrintStream out, PrintStream err, boolean json) {
    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int INDETERMINATE = 2;
    static final int USAGE = 64;

    /** The process's own output or error stream, whatever the machine's character set. */
    public static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** What a command does; returns the status it ends with. */
    @FunctionalInterface
    public interface Action {
        int run() throws UsageException, IOException;
    }

    /** Runs it; what goes wrong is said, and the status tells which sort it was. */
    public int guard(Action action) {
        try {
            return action.run();
        } catch (UsageException e) {
            say(e.why());
            if (!json) {
                err.println(Wording.of("usage.see").line());
            }
            return USAGE;
        } catch (IOException e) {
            say(Wording.of("error.reading", String.valueOf(e.getMessage())));
            return INDETERMINATE;
        } catch (RuntimeException e) {
            say(Wording.of("error.internal", e.toString()));
            return INDETERMINATE;
        }
    }

    private void say(Wording why) {
        if (json) {
            out.println(ReportText.error(why));
        } else {
            err.println("verify: " + why.line());
        }
    }

    /** Prints a report; returns the status that its verdict ends with. */
    public int print(Report report) {
        if (json) {
            out.println(ReportText.json(report));
        } else {
            out.print(ReportText.text(report));
        }
        return switch (report.verdict()) {
            case PASSED -> PASSED;
            case FAILED -> FAILED;
            case INDETERMINATE -> INDETERMINATE;
        };
    }
}
