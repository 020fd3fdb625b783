package org.zhengyuan.server.demo;

/** A house (a real-estate unit). {@code area} in square metres. */
record House(
        String unitNumber,
        String division,
        String address,
        double area,
        String usage,
        int builtYear,
        String location) {}
