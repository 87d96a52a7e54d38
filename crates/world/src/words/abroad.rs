//! What people say in German and French: sentences that fit any thing, so that none has to agree with a noun.

/// A language other than English that somebody writes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    German,
    French,
}

/// The sentences of one language, each list with the name of its deck.
pub(crate) struct Sayings {
    pub openings: (&'static str, &'static [&'static str]),
    pub lines: (&'static str, &'static [&'static str]),
    pub closings: (&'static str, &'static [&'static str]),
    pub ideas: (&'static str, &'static [&'static str]),
    pub remarks: (&'static str, &'static [&'static str]),
    pub replies: (&'static str, &'static [&'static str]),
}

impl Tongue {
    /// What is spoken at a place.
    pub(crate) fn of(place: &str) -> Option<Self> {
        let country = place.rsplit(", ").next().unwrap_or_default();
        match country {
            "Germany" | "Austria" => Some(Self::German),
            "France" | "Senegal" | "Madagascar" => Some(Self::French),
            "Canada" if place.starts_with("Québec") => Some(Self::French),
            _ => None,
        }
    }

    pub(crate) const fn sayings(self) -> &'static Sayings {
        match self {
            Self::German => &GERMAN,
            Self::French => &FRENCH,
        }
    }
}

#[rustfmt::skip]
const GERMAN: Sayings = Sayings {
    openings: ("openings-de", &[
        "Endlich da.", "Sonntag.", "Kleines Update aus der Wohnung.", "Woche drei damit.", "Lange überlegt, dann doch gekauft.",
        "Wieder zu Hause.", "Ja, noch eins.", "Eine ruhige Ecke.", "Der Montag kann warten.", "Ihr habt gefragt, wie es in echt aussieht: so.",
        "Regentag, Inventur.", "Ein halbes Jahr später.", "Vom Geburtstagsgeld gekauft.", "Mein Lieblingsplatz im Moment.",
        "Ich lag falsch.", "Kleine Dinge.", "Keine Werbung, selbst bezahlt.", "Frisch ausgepackt.", "Alles wieder umgestellt.",
        "Ein Geschenk von mir an mich.", "Ehrliche Meinung nach einem Monat:", "Grüße vom Küchentisch.", "Samstagsprojekt: erledigt.",
        "Darauf habe ich gespart.", "Mein Schreibtisch, ungeschönt.", "Licht!", "Der Postbote kennt mich schon.", "Kurzfassung:",
        "Wird benutzt, nicht ausgestellt.", "Das Wochenende in einem Bild.",
    ]),
    lines: ("lines-de", &[
        "Ich hätte nicht gedacht, dass so etwas Einfaches einen ganzen Raum verändert.",
        "Nach vier Wochen sieht alles noch aus wie am ersten Tag, und wir sind hier nicht vorsichtig.",
        "Die Farbe ist in echt etwas wärmer als auf dem Bild, mir gefällt das sogar besser.",
        "Steht jetzt da, wo vorher drei Kartons standen. Die Kartons vermisst niemand.",
        "Man merkt, dass sich jemand beim Entwerfen Gedanken gemacht hat.",
        "Ich wollte nur kurz schauen, und eine Stunde später war es bestellt.",
        "Mein Vater hat gefragt, wo man das bekommt, und das ist das größte Lob, das er verteilt.",
        "Die Verarbeitung ist sauber, nur auf der Rückseite sieht man, wo gespart wurde.",
        "Seit das hier ist, stehe ich morgens zehn Minuten früher auf, freiwillig.",
        "Kleiner als ich dachte, aber genau richtig für unsere Wohnung.",
        "Im Alltag bewährt sich vor allem, dass man nicht darüber nachdenken muss.",
        "Ich habe lange zwischen zwei Größen geschwankt und bin froh über die kleinere.",
        "Das Auspacken hat länger gedauert als der Aufbau, und das meine ich als Kompliment.",
        "Bei Abendlicht ist es am schönsten, deshalb das Bild um diese Zeit.",
        "Die Katze hat es sofort zu ihrem Eigentum erklärt. Ich darf es mitbenutzen.",
        "Mit der Anleitung bin ich nicht klargekommen, mit etwas Geduld ging es dann doch.",
        "Wir benutzen es jeden Tag, und bisher hat sich niemand beschwert.",
        "Es riecht die ersten zwei Tage ein wenig nach Karton, danach nach gar nichts mehr.",
        "Für den Preis hätte ich etwas mehr erwartet, behalten habe ich es trotzdem.",
        "Zum ersten Mal passt in dieser Ecke alles zusammen, und das war nicht mal geplant.",
        "Meine Nachbarin hat inzwischen das gleiche. Wir tun beide so, als wäre das Zufall.",
        "Ich mag, dass man sieht, dass es benutzt wird.",
        "Ein Jahr lang auf der Merkliste, jetzt frage ich mich, worauf ich gewartet habe.",
        "Es macht genau das, was es soll, und das ist heute schon viel.",
        "Die Lieferung kam an einem Mittwoch, seitdem ist Mittwoch mein Lieblingstag.",
        "Das erste habe ich wegen eines Kratzers zurückgeschickt, der Umtausch ging schnell und ohne Fragen.",
    ]),
    closings: ("closings-de", &[
        "Würde ich wieder kaufen.", "Fragt mich gern.", "Wer noch?", "Bleibt hier.", "Schönen Abend euch.", "Was würdet ihr daneben stellen?",
        "Bisher nichts zu meckern.", "Im Frühling berichte ich noch mal.", "Klare Empfehlung von mir.", "Mein Konto lässt grüßen.",
        "Jetzt brauche ich ein größeres Regal.", "Erzählt mal, wie es bei euch aussieht.", "Das Warten hat sich gelohnt.",
        "Nicht perfekt, aber meins.", "Für dieses Jahr reicht es. Wahrscheinlich.", "Gute Nacht.",
    ]),
    ideas: ("ideas-de", &[
        "Geschenkidee für Leute, die schon alles haben: etwas Kleines, das jeden Tag benutzt wird. Die markierten Sachen habe ich selbst schon zweimal verschenkt, und beide Male kam ein Dankesbrief.",
        "Meine Liste für die erste eigene Wohnung, kurze Fassung: siehe unten. Den Rest braucht man im ersten Jahr nicht.",
        "Ich suche Meinungen: Welches von beiden würdet ihr nehmen? Ich lege ständig beides in den Warenkorb und nehme es wieder heraus.",
        "Für alle, die nach meinem Aufbau gefragt haben: Es sind genau diese Dinge. Nichts Besonderes, aber alles wird täglich benutzt.",
        "Plan fürs Wochenende: Telefon aus, Tür zu, und endlich Zeit für das hier. Wer macht mit?",
        "Wenn ich noch einmal anfangen würde, käme zuerst das hier. Dann einen Monat lang nichts, und dann erst der Rest.",
        "Statt eines neuen Sofas habe ich diese Kleinigkeiten gekauft. Der Raum fühlt sich anders an, und das meiste Geld ist noch da.",
        "Ich habe fünf davon verglichen, damit ihr es nicht müsst. Dieses habe ich behalten, die anderen gingen zurück.",
    ]),
    remarks: ("remarks-de", &[
        "Oh, ist das schön.", "Das Licht!", "Die Farbe ist genau meins.", "Gemerkt für später.", "Genau mein Plan für nächsten Monat.",
        "Habe ich seit einem Jahr, immer noch gut.", "Du findest immer die schönen Sachen.", "Jetzt will ich sofort aufräumen.",
        "Danke für die ehrliche Meinung.", "In den Warenkorb gelegt, herausgenommen, wieder hineingelegt.", "Tolles Bild.",
        "Sieht hier viel besser aus als im Shop.", "Bestellt. Du bist schuld.", "Dafür bin ich hier.", "Größer, als ich dachte! Gut zu wissen.",
        "Ich hätte die andere Farbe genommen, aber so geht es auch.", "Nichts für mich, aber ich verstehe, warum es dir gefällt.",
        "Guter Tipp, danke dir.", "Meins quietscht. Deins auch?", "Liebe Grüße aus der Ferne.",
    ]),
    replies: ("replies-de", &[
        "Danke dir, das ist lieb.", "Zeig deins auch mal!", "Freut mich, wenn es hilft.", "Komm auf einen Kaffee vorbei und probier es aus.",
        "Geht mir genauso!", "Das war Glück mit dem Licht.", "Schick ein Bild, wenn es da ist.", "Mach das.", "Liebe Grüße zurück!",
    ]),
};

#[rustfmt::skip]
const FRENCH: Sayings = Sayings {
    openings: ("openings-fr", &[
        "Enfin.", "Dimanche.", "Petites nouvelles de l’appartement.", "Troisième semaine ensemble.", "J’ai fini par craquer.", "De retour à la maison.",
        "Oui, encore un.", "Un coin tranquille.", "Lundi peut attendre.", "On m’a demandé ce que ça donne en vrai : voilà.",
        "Après-midi de pluie, inventaire.", "Six mois plus tard.", "Offert avec l’argent de mon anniversaire.", "Mon endroit préféré en ce moment.",
        "J’avais tort.", "Les petites choses.", "Pas une publicité, je l’ai payé.", "Sorti du carton il y a une heure.",
        "J’ai encore tout déplacé.", "Un cadeau de moi à moi.", "Avis sincère après un mois :", "Bonjour de la table de la cuisine.",
        "Projet du samedi : terminé.", "J’ai économisé pour celui-ci.", "Mon bureau, sans retouche.", "Quelle lumière !",
        "Le facteur me connaît bien.", "En bref :", "Fait pour servir, pas pour la vitrine.", "Le week-end en une image.",
    ]),
    lines: ("lines-fr", &[
        "Je n’aurais jamais cru qu’une chose aussi simple change toute une pièce.",
        "Après quatre semaines, tout est comme au premier jour, et ici on ne fait pas attention.",
        "La couleur est un peu plus chaude en vrai que sur la photo, et je préfère comme ça.",
        "C’est là où il y avait trois cartons. Personne ne regrette les cartons.",
        "On sent que quelqu’un a vraiment réfléchi en le dessinant.",
        "Je voulais juste regarder, et une heure plus tard c’était commandé.",
        "Ma mère a demandé où on le trouve, et c’est le plus grand compliment qu’elle fasse.",
        "Les finitions sont propres, sauf au dos, où l’on voit qu’ils ont fait des économies.",
        "Depuis qu’il est là, je me lève dix minutes plus tôt, de mon plein gré.",
        "Plus petit que je ne pensais, mais parfait pour notre appartement.",
        "Au quotidien, ce que j’aime le plus, c’est de ne pas avoir à y penser.",
        "J’ai longtemps hésité entre deux tailles et je ne regrette pas d’avoir pris la petite.",
        "Le déballage a pris plus de temps que le montage, et c’est un compliment.",
        "C’est à la lumière du soir que c’est le plus beau, d’où la photo à cette heure-là.",
        "Le chat a décidé que c’était à lui. J’ai le droit de m’en servir aussi.",
        "La notice ne sert pas à grand-chose, mais avec un peu de patience on y arrive.",
        "Nous nous en servons tous les jours et personne ne s’est plaint jusqu’ici.",
        "Ça sent un peu le carton pendant deux jours, puis plus rien du tout.",
        "Pour ce prix, j’attendais un peu mieux, mais je l’ai gardé quand même.",
        "Pour la première fois, tout va ensemble dans ce coin, et ce n’était même pas prévu.",
        "Ma voisine a maintenant le même. Nous faisons semblant que c’est un hasard.",
        "J’aime qu’on voie que ça sert vraiment.",
        "Un an dans ma liste, et maintenant je me demande ce que j’attendais.",
        "Ça fait exactement ce que ça doit faire, et c’est déjà beaucoup.",
        "Le colis est arrivé un mercredi, et depuis le mercredi est mon jour préféré.",
        "J’ai renvoyé le premier à cause d’une rayure, et l’échange s’est fait vite et sans question.",
    ]),
    closings: ("closings-fr", &[
        "Je le rachèterais.", "Posez-moi vos questions.", "Qui d’autre ?", "Je le garde.", "Bonne soirée à vous.", "Vous mettriez quoi à côté ?",
        "Rien à redire pour l’instant.", "J’en reparlerai au printemps.", "Je le recommande sans hésiter.", "Mon compte en banque vous salue.",
        "Il me faut maintenant une étagère plus grande.", "Montrez-moi les vôtres.", "Ça valait la peine d’attendre.",
        "Pas parfait, mais à moi.", "Ça suffit pour cette année. Sans doute.", "Bonne nuit.",
    ]),
    ideas: ("ideas-fr", &[
        "Idée de cadeau pour quelqu’un qui a déjà tout : une petite chose dont on se sert tous les jours. J’ai déjà offert deux fois ce qui est identifié ici, et deux fois on m’a écrit pour me remercier.",
        "Ma liste pour un premier appartement, version courte : voir ci-dessous. Le reste ne sert à rien la première année.",
        "Je cherche des avis : lequel des deux prendriez-vous ? Je mets sans cesse les deux dans le panier et je les retire.",
        "Pour toutes celles et ceux qui ont demandé mon installation : ce sont exactement ces choses-là. Rien d’extraordinaire, mais tout sert chaque jour.",
        "Programme du week-end : téléphone éteint, porte fermée, et enfin du temps pour ça. Qui se joint à moi ?",
        "Si je devais recommencer, je commencerais par ça. Puis rien pendant un mois, et ensuite seulement le reste.",
        "Au lieu d’un nouveau canapé, j’ai acheté ces petites choses. La pièce n’est plus la même, et j’ai gardé presque tout l’argent.",
        "J’en ai comparé cinq pour vous éviter de le faire. J’ai gardé celui-ci, les autres sont repartis.",
    ]),
    remarks: ("remarks-fr", &[
        "Oh, que c’est joli.", "Cette lumière !", "Cette couleur, c’est tout à fait moi.", "Enregistré pour plus tard.", "Exactement mon projet du mois prochain.",
        "Je l’ai depuis un an, toujours aussi bien.", "Tu trouves toujours les belles choses.", "Ça me donne envie de ranger.",
        "Merci pour ton avis sincère.", "Mis dans le panier, retiré, remis dans le panier.", "Superbe photo.",
        "C’est bien plus beau ici que sur la page de la boutique.", "Commandé. C’est ta faute.", "C’est pour ça que je viens ici.",
        "Plus grand que je ne pensais ! Bon à savoir.", "J’aurais pris l’autre couleur, mais ça marche aussi.",
        "Pas pour moi, mais je comprends que ça te plaise.", "Bon conseil, merci.", "Le mien grince. Le tien aussi ?", "Bises de loin.",
    ]),
    replies: ("replies-fr", &[
        "Merci, c’est gentil.", "Montre-nous le tien !", "Tant mieux si ça aide.", "Viens prendre un café et essaie-le.", "Moi aussi !",
        "J’ai eu de la chance avec la lumière.", "Envoie une photo quand il arrive.", "Vas-y.", "Bises en retour !",
    ]),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_its_language() {
        assert_eq!(
            [Tongue::of("Leipzig, Germany"), Tongue::of("Québec, Canada")],
            [Some(Tongue::German), Some(Tongue::French)]
        );
        assert_eq!([Tongue::of("Toronto, Canada"), Tongue::of("Behind the counter")], [None, None]);
    }
}
