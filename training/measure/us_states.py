"""The states of the United States and how news shortens them."""

NAMES = """
Alabama, Ala, AL; Alaska, AK; Arizona, Ariz, AZ; Arkansas, Ark, AR; California, Calif, CA; Colorado, Colo, CO;
Connecticut, Conn, CT; Delaware, Del, DE; District of Columbia, D.C, DC; Florida, Fla, FL; Georgia, Ga, GA;
Hawaii, HI; Idaho, ID; Illinois, Ill, IL; Indiana, Ind, IN; Iowa, IA; Kansas, Kan, KS; Kentucky, Ky, KY;
Louisiana, La, LA; Maine, ME; Maryland, Md, MD; Massachusetts, Mass, MA; Michigan, Mich, MI;
Minnesota, Minn, MN; Mississippi, Miss, MS; Missouri, Mo, MO; Montana, Mont, MT; Nebraska, Neb, NE;
Nevada, Nev, NV; New Hampshire, N.H, NH; New Jersey, N.J, NJ; New Mexico, N.M, NM; New York, N.Y, NY;
North Carolina, N.C, NC; North Dakota, N.D, ND; Ohio, OH; Oklahoma, Okla, OK; Oregon, Ore, OR;
Pennsylvania, Pa, PA; Rhode Island, R.I, RI; South Carolina, S.C, SC; South Dakota, S.D, SD;
Tennessee, Tenn, TN; Texas, TX; Utah, UT; Vermont, Vt, VT; Virginia, Va, VA; Washington, Wash, WA;
West Virginia, W.Va, WV; Wisconsin, Wis, WI; Wyoming, Wyo, WY
"""
ALL_NAMES = [name_list.strip().lower().split(", ") for name_list in NAMES.replace("\n", " ").split(";")]
STATES = {names[0]: set(names) for names in ALL_NAMES}


def names_of(state):
    """All its names in small letters, without a last dot."""
    return STATES.get(state.lower(), {state.lower()})
