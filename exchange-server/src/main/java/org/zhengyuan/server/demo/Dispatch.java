package org.zhengyuan.server.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The deliveries of a city in their order, and where their files lie. */
final class Dispatch {
    private final City city;
    private final Path folder;
    private final List<DemoDelivery> deliveries = new ArrayList<>();
    private long strangers = City.STRANGERS;

    Dispatch(City city, Path folder) {
        this.city = city;
        this.folder = folder;
    }

    City city() {
        return city;
    }

    List<DemoDelivery> deliveries() {
        return deliveries;
    }

    int nextNumber() {
        return deliveries.size() + 1;
    }

    /** The file of the next delivery. */
    Path file(String dataset, String extension) {
        return folder.resolve("%02d-%s.%s".formatted(nextNumber(), dataset, extension));
    }

    /** The index of a person or enterprise whom nobody has mentioned before. */
    long stranger() {
        return strangers++;
    }

    void add(DemoDelivery delivery) {
        deliveries.add(delivery);
    }

    /** True for one in {@code every} indices, from an offset that the seed and the purpose fix. */
    boolean due(String purpose, long index, int every) {
        return (index + city.draw(purpose, 0).next(every)) % every == 0;
    }
}
