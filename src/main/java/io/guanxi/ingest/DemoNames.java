package io.guanxi.ingest;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How people are called in one part of the world.
 *
 * @param familyFirst whether the family name is said first
 */
record DemoNames(String locale, String region, boolean familyFirst, List<String> given, List<String> family) {

    private static final Pattern NOT_ASCII_LETTERS = Pattern.compile("[^a-z]");

    static final List<DemoNames> ALL = List.of(
            of(
                    "en-GB",
                    "GB",
                    "Alice Harry Imogen Callum Freya Oliver Maisie Rhys Eleanor Declan",
                    "Whitfield Hughes Ashworth Pemberton Doyle Fletcher Marsh Kerr Lockwood Bright"),
            of(
                    "en-US",
                    "US",
                    "Jordan Madison Tyler Brooke Ethan Savannah Caleb Hannah Marcus Paige",
                    "Carter Sullivan Brooks Ramirez Bennett Hayes Coleman Foster Nguyen Price"),
            of(
                    "de-DE",
                    "DE",
                    "Anke Jürgen Lena Matthias Sabine Tobias Franziska Uwe Katrin Jonas",
                    "Schäfer Köhler Vogel Brandt Krüger Lindner Huber Sommer Böhm Winkler"),
            of(
                    "fr-FR",
                    "FR",
                    "Élodie Thibault Camille Aurélien Margaux Benoît Solène Rémi Chloé Gaspard",
                    "Lefèvre Moreau Garnier Rousseau Chevalier Marchand Perrin Fontaine Girard Lemaire"),
            of(
                    "es-MX",
                    "MX",
                    "Ximena Diego Valeria Emiliano Renata Joaquín Itzel Rodrigo Fernanda Iván",
                    "Hernández Castillo Ríos Salazar Domínguez Vargas Cárdenas Ortega Medina Fuentes"),
            of(
                    "pt-BR",
                    "BR",
                    "Thaís João Beatriz Caio Larissa Vinícius Luana Otávio Yasmin Renan",
                    "Oliveira Souza Ferreira Araújo Barbosa Cardoso Teixeira Moraes Pinto Nogueira"),
            of(
                    "pl-PL",
                    "PL",
                    "Agnieszka Tomasz Zofia Marek Karolina Piotr Hanna Wojciech Iwona Szymon",
                    "Nowak Mazur Kaczmarek Zieliński Szymański Dudek Wrona Pawlak Sikora Baran"),
            of(
                    "sv-SE",
                    "SE",
                    "Astrid Björn Ebba Gustav Linnéa Nils Saga Viktor Maja Håkan",
                    "Lindqvist Bergström Åkesson Nyberg Sandberg Hellström Ekman Wallin Forsberg Dahl"),
            of(
                    "yo-NG",
                    "NG",
                    "Adaeze Tunde Folake Chidi Ngozi Emeka Yetunde Segun Amara Obinna",
                    "Okafor Adeyemi Balogun Eze Nwosu Ogunleye Okonkwo Bello Afolabi Uche"),
            of(
                    "ar-EG",
                    "EG",
                    "Nour Karim Salma Youssef Mariam Tarek Hana Omar Dina Sherif",
                    "Mansour Fahmy Hassan Abdelrahman Shawky Naguib Soliman Zaki Ramadan Helmy"),
            of(
                    "hi-IN",
                    "IN",
                    "Ananya Rohan Priya Vikram Meera Arjun Kavya Siddharth Ishita Nikhil",
                    "Sharma Iyer Banerjee Reddy Deshmukh Kapoor Nair Chatterjee Patel Joshi"),
            new DemoNames(
                    "ja-JP",
                    "JP",
                    true,
                    words("Haruka Kenji Yuki Sora Aiko Daichi Naomi Takumi Mei Ren"),
                    words("Tanaka Yamamoto Kobayashi Nakamura Fujita Ishikawa Mori Hayashi Ueda Sakai")),
            new DemoNames(
                    "zh-CN",
                    "CN",
                    true,
                    words("Xiaoming Lihua Jiayi Wei Meilin Haoran Yuxin Zihan Qing Bowen"),
                    words("Chen Wang Zhao Liu Huang Zhou Xu Sun Gao Lin")));

    String display(String givenName, String familyName) {
        return familyFirst ? familyName + " " + givenName : givenName + " " + familyName;
    }

    /** Lower-case ASCII, as people make their handles. */
    static String plain(String name) {
        String decomposed = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return NOT_ASCII_LETTERS.matcher(decomposed).replaceAll("");
    }

    private static DemoNames of(String locale, String region, String given, String family) {
        return new DemoNames(locale, region, false, words(given), words(family));
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
