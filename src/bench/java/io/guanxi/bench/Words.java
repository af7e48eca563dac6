package io.guanxi.bench;

/** What people and their contents are called. */
final class Words {

    static final String[] GIVEN = {
        "Ada", "Amir", "Anke", "Aya", "Bao", "Björn", "Camille", "Chidi", "Dolores", "Elif", "Emre", "Fatima", "Giulia",
                "Hana",
        "Ines", "Ivan", "Jun", "Kofi", "Lakshmi", "Lena", "Marek", "Mei", "Nadia", "Noah", "Olga", "Paulo", "Quinn",
                "Rosa",
        "Sefa", "Tariq", "Uma", "Wen", "Xochitl", "Yusuf", "Zofia"
    };
    static final String[] FAMILY = {
        "Adeyemi", "Almeida", "Bauer", "Castillo", "Chen", "Dubois", "Eriksen", "Fernandes", "García", "Haddad", "Ito",
        "Jensen", "Kaya", "Kim", "Kowalska", "Lindqvist", "Mwangi", "Nguyen", "Novák", "Okafor", "Patel", "Petrov",
        "Rossi", "Sato", "Schmidt", "Silva", "Tanaka", "Uddin", "Varga", "Wang", "Yılmaz", "Zhang"
    };
    static final String[][] PLACES = {
        {"de-DE", "DE"}, {"en-GB", "GB"}, {"en-US", "US"}, {"es-MX", "MX"}, {"fr-FR", "FR"}, {"hi-IN", "IN"},
        {"ja-JP", "JP"}, {"ko-KR", "KR"}, {"pl-PL", "PL"}, {"pt-BR", "BR"}, {"tr-TR", "TR"}, {"zh-CN", "CN"}
    };
    static final String[] SOURCES = {"search", "search", "link", "social", "event", "referral", "app-store"};
    static final String[] PLATFORMS = {"github", "discord", "google", "wechat"};
    static final String[] BADGES = {"Early Bird", "Helper", "First Post", "Host", "Storyteller", "Regular", "Mentor"};
    static final String[][] TAGS = {
        {"reader", "basic"},
        {"maker", "basic"},
        {"night owl", "behavioural"},
        {"bargain hunter", "behavioural"},
        {"enthusiast", "sentiment"},
        {"critic", "sentiment"}
    };
    static final String[][] TOPICS = {
        {"gardening", ""},
        {"vegetables", "gardening"},
        {"flowers", "gardening"},
        {"tomatoes", "vegetables"},
        {"beans", "vegetables"},
        {"roses", "flowers"},
        {"herbs", "gardening"},
        {"soil", "gardening"},
        {"compost", "soil"},
        {"balconies", "gardening"},
        {"tools", "gardening"},
        {"seeds", "gardening"},
        {"pests", "gardening"},
        {"watering", "gardening"},
        {"greenhouses", "gardening"},
        {"recipes", ""}
    };
    static final String[] STARTS = {
        "How I grow %s on a north-facing balcony",
        "My first year with %s",
        "What to do about slugs and %s?",
        "%s in raised beds, a diary",
        "When do you start with %s?",
        "A small guide to %s",
        "Is it too late for %s?"
    };
    static final String[] SENTENCES = {
        "The nights are still cold here, so I keep everything under glass until the middle of May.",
        "I lost half of them last year and would like to know why.",
        "It took three weeks, some patience and a bag of good soil.",
        "Photos follow when the rain stops.",
        "My grandmother did it without any of this, and hers were better.",
        "Does anybody have seeds to swap?",
        "I water in the evening, once a week, and then a lot.",
        "The second row did much better than the first."
    };
    static final String[] REPLIES = {
        "Thank you, I will try that.", "Mine look just the same.", "Too much water, I would say.",
        "Wonderful!", "I am not so sure about that, it never worked here.", "Where did you get them?",
        "Wait another week.", "That is the best advice so far."
    };
    static final String[] REACTIONS = {"like", "like", "like", "like", "love", "love", "insightful", "laugh", "dislike"
    };
    static final String[] EVENTS = {
        "visit",
        "visit",
        "visit",
        "visit",
        "view",
        "view",
        "view",
        "login",
        "login",
        "search",
        "message",
        "message",
        "check-in",
        "favourite",
        "cart",
        "recall"
    };
    static final String[] INTERACTIONS = {"message", "message", "message", "mention", "mention", "reply"};

    private Words() {}
}
