package org.zhengyuan.server.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Everything in the demo city's deliveries that says who somebody is: names, addresses, identifiers, telephone numbers, right or wrong. */
public final class DemoPrivacy {
    private static final Pattern NUMBER = Pattern.compile("(?=(?:.*\\d){8})[0-9A-Za-z]{11,}");
    private static final Pattern NAME = Pattern.compile(".*\\p{IsHan}.*\\p{IsHan}.*|.*\\p{IsHan}.*\\d.*");
    private static final Pattern DATE = Pattern.compile("(19|20)\\d\\d[-/年.]?.*");

    private DemoPrivacy() {}

    /** Of the city with this seed and size, which is generated into the folder. */
    public static Set<String> of(Path folder, long seed, int subjects) throws IOException {
        Set<String> values = new TreeSet<>();
        for (DemoDelivery delivery : DemoCity.generate(folder, seed, subjects)) {
            PlainReader.read(delivery.file(), row -> row.values().forEach(cell -> {
                String text = cell.strip();
                boolean number = NUMBER.matcher(text).matches();
                boolean name =
                        NAME.matcher(text).matches() && !DATE.matcher(text).matches();
                if (number || name) {
                    values.add(text);
                }
            }));
        }
        return values;
    }
}
