package org.zhengyuan.exchange.catalog.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Administrative division codes at county level and above (GB/T 2260) with the days they were in force, as far as the listings name
 * them; the resource file says which listings and how exact the days are.
 */
public final class DivisionCodes {
    private static final String RESOURCE = "divisions-2023-06-30.tsv";
    private static final DivisionCodes LISTED = read();

    private final Map<String, List<Division>> byCode;

    /** A division. {@code validTo} is the first day no longer in force; null bounds are open. */
    public record Division(String code, String name, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {
        /** True where the code was in force on the day. */
        public boolean inForce(LocalDate day) {
            return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || day.isBefore(validTo));
        }
    }

    private DivisionCodes(Map<String, List<Division>> byCode) {
        this.byCode = Map.copyOf(byCode);
    }

    /** The codes this build knows. */
    public static DivisionCodes listed() {
        return LISTED;
    }

    /** Every division that ever had the code, oldest first; empty for an unknown code. */
    public List<Division> history(String code) {
        return byCode.getOrDefault(code, List.of());
    }

    /** The division that has the code on the day. */
    public Optional<Division> on(String code, LocalDate day) {
        return history(code).stream().filter(division -> division.inForce(day)).findFirst();
    }

    private static DivisionCodes read() {
        Map<String, List<Division>> byCode = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(DivisionCodes.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    Division division = division(line);
                    byCode.computeIfAbsent(division.code(), code -> new ArrayList<>(1))
                            .add(division);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
        return new DivisionCodes(byCode);
    }

    private static Division division(String line) {
        String[] cells = line.split("\t", -1);
        return new Division(cells[0], cells[1], day(cells[2]), day(cells[3]));
    }

    private static @Nullable LocalDate day(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }
}
