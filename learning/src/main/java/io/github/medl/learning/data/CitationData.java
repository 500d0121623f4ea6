package io.github.medl.learning.data;

/**
 * Papers that cite each other, with the words that each contains, and the split that results are
 * published for.
 *
 * @param graph the papers, an edge for each citation in either direction, a class for each paper
 * @param words for each paper the numbers of its words, ascending
 * @param vocabulary the number of words there are
 * @param training the papers whose class may be learned from
 * @param validation papers to choose by
 * @param test papers to judge by
 */
public record CitationData(
    GraphData graph, int[][] words, int vocabulary, int[] training, int[] validation, int[] test) {}
