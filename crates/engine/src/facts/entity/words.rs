//! Capitalized common nouns within names: what they say of the whole name.

/// Words that end (or, before "of", begin) the name of an organization.
pub fn is_organization_word(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    is_body_word(word) || is_business_word(word)
}

/// What the name of a street ends with.
pub fn is_street_word(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Avenue"
            | "Ave"
            | "Blvd"
            | "Boulevard"
            | "Drive"
            | "Expressway"
            | "Highway"
            | "Lane"
            | "Road"
            | "St"
            | "Street"
    )
}

/// Bodies of a state, of believers, players and scholars.
fn is_body_word(word: &str) -> bool {
    matches!(
        word,
        "Academy"
            | "Agency"
            | "Alliance"
            | "Army"
            | "Assembly"
            | "Association"
            | "Authority"
            | "Band"
            | "Bank"
            | "Battalion"
            | "Board"
            | "Brigade"
            | "Bureau"
            | "Choir"
            | "Church"
            | "Club"
            | "Coalition"
            | "College"
            | "Commission"
            | "Committee"
            | "Conference"
            | "Congress"
            | "Corps"
            | "Council"
            | "Court"
            | "Department"
            | "Dept"
            | "Ensemble"
            | "Federation"
            | "Force"
            | "Forces"
            | "Forum"
            | "Foundation"
            | "Front"
            | "Fund"
            | "Government"
            | "Group"
            | "Institute"
            | "Institution"
            | "League"
            | "Ministry"
            | "Navy"
            | "Office"
            | "Orchestra"
            | "Organisation"
            | "Organization"
            | "Parliament"
            | "Party"
            | "Philharmonic"
            | "Police"
            | "Quartet"
            | "Regiment"
            | "School"
            | "Senate"
            | "Service"
            | "Services"
            | "Society"
            | "Squadron"
            | "Symphony"
            | "Team"
            | "Treasury"
            | "Trust"
            | "Union"
            | "University"
    )
}

/// Companies, and what they deal in.
fn is_business_word(word: &str) -> bool {
    matches!(
        word,
        "Air"
            | "Airline"
            | "Airlines"
            | "Airways"
            | "Broadcasting"
            | "Co"
            | "Communications"
            | "Company"
            | "Corp"
            | "Corporation"
            | "Electric"
            | "Energy"
            | "Enterprises"
            | "Entertainment"
            | "Gazette"
            | "GmbH"
            | "Herald"
            | "Holdings"
            | "Inc"
            | "Industries"
            | "Insurance"
            | "International"
            | "Journal"
            | "LLC"
            | "Laboratories"
            | "Ltd"
            | "Magazine"
            | "Media"
            | "Motors"
            | "Mutual"
            | "Network"
            | "News"
            | "Partners"
            | "Petroleum"
            | "Pharmaceuticals"
            | "Pictures"
            | "Press"
            | "Productions"
            | "Records"
            | "Sports"
            | "Software"
            | "Studios"
            | "Systems"
            | "Technologies"
            | "Telecom"
            | "Times"
            | "Tribune"
            | "Ventures"
            | "Works"
    )
}

/// Common nouns that are written with a capital for one body the reader knows: they name none.
pub fn is_common_body(word: &str) -> bool {
    is_organization_word(word) && !matches!(word, "Congress" | "Senate")
        || is_thing_word(word)
        || matches!(
            word,
            "Administration" | "Cabinet" | "Education" | "Government" | "Interior" | "State"
        )
}

/// Words that end the name of a place.
pub fn is_place_word(word: &str) -> bool {
    is_land_word(word) || is_site_word(word)
}

/// Land, water and what they are divided into.
fn is_land_word(word: &str) -> bool {
    matches!(
        word,
        "Archipelago"
            | "Basin"
            | "Bay"
            | "Beach"
            | "Borough"
            | "Brook"
            | "Canyon"
            | "Cave"
            | "Caves"
            | "City"
            | "Coast"
            | "County"
            | "Creek"
            | "Desert"
            | "District"
            | "Estuary"
            | "Falls"
            | "Field"
            | "Forest"
            | "Formation"
            | "Glacier"
            | "Gulf"
            | "Harbor"
            | "Harbour"
            | "Heights"
            | "Hill"
            | "Hills"
            | "Island"
            | "Islands"
            | "Isle"
            | "Isles"
            | "Lagoon"
            | "Lake"
            | "Mount"
            | "Mountain"
            | "Mountains"
            | "Municipality"
            | "Ocean"
            | "Peninsula"
            | "Plains"
            | "Plateau"
            | "Pond"
            | "Prefecture"
            | "Province"
            | "Reef"
            | "Region"
            | "Reserve"
            | "Ridge"
            | "River"
            | "Sea"
            | "Strait"
            | "Territory"
            | "Township"
            | "Valley"
            | "Village"
            | "Volcano"
    )
}

/// What people have built.
fn is_site_word(word: &str) -> bool {
    matches!(
        word,
        "Abbey"
            | "Airfield"
            | "Airport"
            | "Airstrip"
            | "Aquarium"
            | "Arena"
            | "Ave"
            | "Ave."
            | "Avenue"
            | "Blvd"
            | "Blvd."
            | "Barracks"
            | "Boulevard"
            | "Bridge"
            | "Building"
            | "Canal"
            | "Castle"
            | "Cathedral"
            | "Cemetery"
            | "Circuit"
            | "Corner"
            | "Courthouse"
            | "Dam"
            | "Dock"
            | "Docks"
            | "Expressway"
            | "Fort"
            | "Freeway"
            | "Gardens"
            | "Gym"
            | "Gymnasium"
            | "Hall"
            | "Highway"
            | "Hotel"
            | "Junction"
            | "Lane"
            | "Mall"
            | "Mansion"
            | "Monastery"
            | "Mosque"
            | "Motorway"
            | "Observatory"
            | "Palace"
            | "Park"
            | "Parkway"
            | "Pavilion"
            | "Pier"
            | "Place"
            | "Plaza"
            | "Prison"
            | "Racecourse"
            | "Railroad"
            | "Railway"
            | "Reservoir"
            | "Road"
            | "Shrine"
            | "Speedway"
            | "Square"
            | "Stadium"
            | "Station"
            | "St"
            | "St."
            | "Street"
            | "Synagogue"
            | "Terminal"
            | "Theater"
            | "Theatre"
            | "Tower"
            | "Towers"
            | "Turnpike"
            | "Velodrome"
            | "Waterfront"
            | "Zoo"
    )
}

/// Words that end the name of something that was named for somebody, be it a body or a building.
pub fn is_thing_word(word: &str) -> bool {
    matches!(
        word,
        "Casino"
            | "Center"
            | "Centre"
            | "Clinic"
            | "Factory"
            | "Gallery"
            | "Hospital"
            | "House"
            | "Library"
            | "Market"
            | "Museum"
            | "Program"
            | "Programme"
            | "Project"
    )
}

/// Words that tell one part of a place from another: "East Ebele".
pub fn is_direction(word: &str) -> bool {
    matches!(
        word,
        "Central"
            | "East"
            | "Eastern"
            | "North"
            | "Northern"
            | "South"
            | "Southern"
            | "West"
            | "Western"
    )
}

/// Words that begin the name of a place.
pub fn opens_place(word: &str) -> bool {
    matches!(
        word,
        "Cape" | "Fort" | "Gulf" | "Lake" | "Mount" | "River" | "Strait"
    )
}

/// Words that end the name of an event, or of a prize that is given at one.
pub fn is_event_word(word: &str) -> bool {
    matches!(
        word,
        "Award"
            | "Awards"
            | "Carnival"
            | "Championship"
            | "Championships"
            | "Cup"
            | "Exhibition"
            | "Expo"
            | "Fair"
            | "Festival"
            | "Games"
            | "Marathon"
            | "Olympics"
            | "Parade"
            | "Prix"
            | "Prize"
            | "Summit"
            | "Symposium"
            | "Tour"
            | "Tournament"
            | "War"
    )
}

/// Words that begin the name of an event.
pub fn opens_event(word: &str) -> bool {
    word == "Operation" || is_storm_word(word)
}

/// Words before the name of a storm, which is called by that name alone as well.
pub fn is_storm_word(word: &str) -> bool {
    matches!(word, "Cyclone" | "Hurricane" | "Storm" | "Typhoon")
}

/// Words that end the name of a text.
pub fn is_text_word(word: &str) -> bool {
    matches!(
        word,
        "Act"
            | "Agreement"
            | "Amendment"
            | "Bill"
            | "Constitution"
            | "Convention"
            | "Law"
            | "Laws"
            | "Manifesto"
            | "Pact"
            | "Protocol"
            | "Report"
            | "Study"
            | "Survey"
            | "Treaty"
    )
}
