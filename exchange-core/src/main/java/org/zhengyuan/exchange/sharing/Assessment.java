package org.zhengyuan.exchange.sharing;

import java.util.Set;

/**
 * What the catalogue says about a request: its terms with every element's datasets named, and who has a say.
 *
 * @param sources USCCs of the departments whose datasets are asked for
 * @param approvers USCCs of those that must approve, since a dataset of theirs is shared conditionally
 * @param notShared why it cannot be shared at all: the datasets and their legal basis; empty where it can
 */
public record Assessment(Terms terms, Set<String> sources, Set<String> approvers, String notShared) {}
