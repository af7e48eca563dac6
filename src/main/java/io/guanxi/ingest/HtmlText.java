package io.guanxi.ingest;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML fragment: no markup or script is left of it, paragraphs stay apart. */
final class HtmlText {

    private HtmlText() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            Element parent = words.parent();
                            boolean code = parent != null && parent.closest("pre") != null;
                            boolean lineStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
                            text.append(
                                    code
                                            ? words.getWholeText()
                                            : lineStart ? words.text().stripLeading() : words.text());
                        } else if (node.nameIs("br")) {
                            text.append('\n');
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node.nameIs("li")) {
                            text.append('\n');
                        } else if (node instanceof Element element && element.isBlock() && !element.nameIs("br")) {
                            text.append("\n\n");
                        }
                    }
                },
                Jsoup.parseBodyFragment(html).body());
        return text.toString()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n[ ]+(?=\\n)", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
