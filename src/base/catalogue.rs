//! Every message the engine can give, with its code, in both languages. `{0}` and so on stand for what it is about;
//! a help text whose argument is empty is left out. What only policy texts bring up is there with the compiler alone.

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack or input cannot be used.
    Error,
    /// It can be used, but is probably not what was meant.
    Warning,
    /// Worth knowing.
    Note,
}

macro_rules! catalogue {
    ($($text:ident $text_code:literal $text_severity:ident
        zh $text_zh:literal en $text_en:literal $(help $text_help_zh:literal $text_help_en:literal)?;)*
    =>
    $($name:ident $code:literal $severity:ident
        zh $zh:literal en $en:literal $(help $help_zh:literal $help_en:literal)?;)*) => {
        /// One entry of the catalogue.
        #[allow(missing_docs, reason = "each entry's texts say what it means")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $(#[cfg(feature = "compiler")] $text,)* $($name),* }

        impl Code {
            /// Every entry.
            pub const ALL: &[Code] = &[$(#[cfg(feature = "compiler")] Code::$text,)* $(Code::$name),*];

            /// The stable code.
            pub fn text(self) -> &'static str {
                match self {
                    $(#[cfg(feature = "compiler")] Code::$text => $text_code,)*
                    $(Code::$name => $code),*
                }
            }

            /// How serious it is.
            pub fn severity(self) -> Severity {
                match self {
                    $(#[cfg(feature = "compiler")] Code::$text => Severity::$text_severity,)*
                    $(Code::$name => Severity::$severity),*
                }
            }

            pub(super) fn message(self, lang: super::Lang) -> &'static str {
                match self {
                    $(#[cfg(feature = "compiler")] Code::$text => lang.pick($text_zh, $text_en),)*
                    $(Code::$name => lang.pick($zh, $en)),*
                }
            }

            pub(super) fn help(self, lang: super::Lang) -> &'static str {
                match self {
                    $(#[cfg(feature = "compiler")]
                    Code::$text => catalogue!(@help lang $($text_help_zh $text_help_en)?),)*
                    $(Code::$name => catalogue!(@help lang $($help_zh $help_en)?)),*
                }
            }
        }
    };
    (@help $lang:ident) => {{ let _ = $lang; "" }};
    (@help $lang:ident $zh:literal $en:literal) => { $lang.pick($zh, $en) };
}

catalogue! {
    // ---- Y0: files and packs ----
    NoFiles "Y001" Error zh "没有政策文件" en "there is no policy file"
        help "政策包是一个放 .policy 文件的文件夹" "a pack is a folder of .policy files";
    TooManyFiles "Y002" Error zh "政策文件太多，最多 {0} 个" en "too many policy files, at most {0}";
    FileTooLarge "Y003" Error zh "文件太大，一个政策文件最多 {0} MiB" en "the file is too large, a policy file may have {0} MiB"
        help "把它按主题分成几个文件" "split it into several files by theme";
    PackTooLarge "Y004" Error zh "政策包太大，所有文件合计最多 {0} MiB" en "the pack is too large, its files may have {0} MiB together";
    NoPack "Y005" Error zh "{0}里没有写 政策包" en "{0} declares no pack"
        help "在其中一个文件里写：政策包 名称 (id) { 版本 \"2026.1\" }" "write in one of its files: pack name { version \"2026.1\" }";
    PackTwice "Y006" Error zh "一个文件夹只能写一次 政策包" en "a folder can declare one pack only";
    NoSuchBase "Y007" Error zh "找不到所基于的政策包“{0}”" en "there is no pack \"{0}\" to be based on"
        help "是不是“{1}”？" "did you mean \"{1}\"?";
    PackCycle "Y008" Error zh "政策包“{0}”绕着圈基于自己" en "pack \"{0}\" is based on itself in a circle";
    PacksUnrelated "Y009" Error zh "政策包“{0}”与其他包没有上下层关系" en "pack \"{0}\" stands apart from the others"
        help "用 基于 连起来：地方的包基于上层的包，最下层只有一个" "join them with based_on: each local pack rests on the layer above, and one pack is lowest";
    NoRegions "Y010" Error zh "没有地区表，无法知道在哪里评估" en "there is no regions table, so no place to evaluate for"
        help "写：地区表 { 331022 三门县 }" "write: regions { 331022 三门县 }";
    More "Y098" Note zh "另有 {0} 处没有列出，先改上面的" en "{0} more are not listed; mend those above first";

    // ---- Y1: reading a text ----
    NotUnderstood "Y101" Error zh "这里看不懂“{0}”" en "\"{0}\" is not understood here"
        help "这里可以写：{1}" "expected {1}";
    DeclarationUnfinished "Y102" Error zh "这一段没有写完" en "this declaration is not finished"
        help "还缺：{0}" "still expected: {0}";
    TooDeep "Y103" Error zh "括号或条件套得太深，最多 {0} 层" en "nested too deeply, at most {0} levels"
        help "把里面的部分写成 定义" "give the inner parts names with define";
    ExpressionTooLong "Y104" Error zh "算式太长，最多 {0} 步" en "the expression is too long, at most {0} steps"
        help "把它拆成几个 定义" "split it into several definitions";
    NumberTooLong "Y106" Error zh "“{0}”位数太多，最多 28 位" en "\"{0}\" has too many digits, at most 28";
    NoSuchDate "Y107" Error zh "没有“{0}”这一天" en "there is no day \"{0}\"";
    UnitTooLarge "Y108" Error zh "单位的次数太高" en "the unit's exponent is too high";
    ClauseTwice "Y109" Error zh "“{0}”只能写一次" en "\"{0}\" can be written once only";
    DeclarationOnOldLine "Y111" Error zh "“{0}”要另起一行写" en "\"{0}\" begins a declaration and needs a line of its own"
        help "前面的声明到上一行为止" "the declaration before it ends on the line above";
    FullWidthDigits "Y113" Error zh "“{0}”里的数字是全角的" en "the digits of \"{0}\" are full-width"
        help "写成半角：{1}" "write them half-width: {1}";
    NameIsWord "Y114" Error zh "“{0}”是{1}，不能单独当名称" en "\"{0}\" is {1} and cannot be a name by itself"
        help "加几个字，如：{0}_1" "add something to it, such as {0}_1";
    CountTooLarge "Y112" Error zh "“{0}”太大" en "\"{0}\" is too large";
    NothingExpected "Y110" Error zh "这里没有写期望什么" en "nothing is expected here"
        help "写：期望 事项 符合 每月 723元" "write: expect item eligible monthly 723 yuan";

    // ---- Y2: names ----
    UnknownName "Y201" Error zh "没有叫“{0}”的事实、定义或标准" en "there is no fact, definition or standard called \"{0}\""
        help "是不是“{1}”？|{2}" "did you mean \"{1}\"?|{2}";
    WordsRunTogether "Y202" Error zh "“{0}”连在一起，成了一个名称" en "\"{0}\" is run together into one name"
        help "词之间要空格：{1}" "put spaces between the words: {1}";
    DeclaredTwice "Y203" Error zh "“{0}”已经声明过了" en "\"{0}\" is declared already"
        help "换一个名称；要替换上层的规定，写 覆盖" "choose another name; to replace an upper layer's rule, write override";
    UnknownItem "Y204" Error zh "没有叫“{0}”的事项" en "there is no item called \"{0}\""
        help "是不是“{1}”？|{2}" "did you mean \"{1}\"?|{2}";
    NoSuchRegion "Y205" Error zh "地区表里没有“{0}”" en "\"{0}\" is not in the regions table"
        help "是不是“{1}”？" "did you mean \"{1}\"?";
    RegionTwice "Y206" Error zh "代码 {0} 已经是另一个地区的" en "code {0} belongs to another region already";
    RegionNameShared "Y221" Error zh "有好几个“{0}”，请写代码：{1}" en "several regions are called \"{0}\"; give the code: {1}";
    NoSuchStandard "Y207" Error zh "没有叫“{0}”的标准" en "there is no standard called \"{0}\""
        help "是不是“{1}”？|新的标准要写明单位，如：标准 名称: 元/人/月" "did you mean \"{1}\"?|a new standard needs its unit, such as standard name: yuan/person/month";
    NoSuchChoice "Y208" Error zh "选项里没有“{0}”，只有：{1}" en "\"{0}\" is not one of the choices {1}"
        help "是不是“{2}”？" "did you mean \"{2}\"?";
    UnknownFunction "Y209" Error zh "没有叫“{0}”的函数、标准或定义" en "there is no function, standard or definition called \"{0}\""
        help "是不是“{1}”？" "did you mean \"{1}\"?";
    NoSuchRounding "Y210" Error zh "没有“{0}”这种取整，可以用：{1}" en "there is no rounding \"{0}\"; use {1}"
        help "是不是“{2}”？" "did you mean \"{2}\"?";
    NoSuchOwner "Y211" Error zh "“{0}”不能放在点的前面" en "\"{0}\" cannot stand before the dot"
        help "是不是“{1}”？|可以写：家庭.名称、成员.名称、本人.名称，或类型是 成员 的事实.名称" "did you mean \"{1}\"?|write family.name, member.name, self.name, or a fact of kind member before the dot";
    WrongOwner "Y212" Error zh "“{0}”是{1}的，不是{2}的" en "\"{0}\" belongs to {1}, not to {2}";
    WhichMember "Y213" Error zh "“{0}”是每个成员各自的，这里不知道问的是谁" en "\"{0}\" is each member's own, and no member is meant here"
        help "写成对成员的问题，如：存在(成员: …)、人数(成员 其中 …)、合计(成员: …)" "ask about the members: exists(members: …), count(members where …), sum(members: …)";
    UnknownCondition "Y214" Error zh "事项“{1}”没有叫“{0}”的条件" en "item \"{1}\" has no condition called \"{0}\""
        help "是不是“{2}”？" "did you mean \"{2}\"?";
    DefinitionCycle "Y215" Error zh "定义绕着圈互相依赖：{0}" en "definitions depend on one another in a circle: {0}";
    DefinitionsTooDeep "Y216" Error zh "定义一层套一层，太深了" en "definitions rest on one another too deeply";
    TooMuchWork "Y220" Error zh "对成员的问题一层套一层，算起来太久" en "questions about the members nest so that a screening would take too long"
        help "把里面的部分写成 定义 成员.名称 = …，它对每个成员只算一次" "give the inner part a name with define member.name = …; it is worked out once a member";
    NothingToOverride "Y217" Error zh "上层没有“{0}”可以覆盖或修订" en "no upper layer has \"{0}\" to override or amend"
        help "是不是“{1}”？" "did you mean \"{1}\"?";
    OverrideWithoutLaw "Y218" Error zh "覆盖或修订“{0}”要写 依据" en "overriding or amending \"{0}\" needs its law";
    Unused "Y222" Note zh "“{0}”没有用到" en "nothing reads \"{0}\"";
    NameTaken "Y223" Error zh "“{0}”在这里已经有别的意思" en "\"{0}\" means something else here already"
        help "换一个名称" "choose another name";
    NoSuchKind "Y224" Error zh "没有叫“{0}”的事实或分类，不知道是什么类型" en "there is no fact or class called \"{0}\" to take the kind of"
        help "是不是“{1}”？|类型可以写：单位、数、是否、日期、地区、选项 { … }" "did you mean \"{1}\"?|a kind is a unit, number, truth, date, region or choice { … }";
    NoSuchException "Y225" Error zh "没有叫“{0}”的例外" en "there is no exception called \"{0}\""
        help "是不是“{1}”？" "did you mean \"{1}\"?";
    ExceptionCycle "Y226" Error zh "例外“{0}”绕着圈先于自己" en "exception \"{0}\" goes before itself in a circle"
        help "去掉其中一个 先于" "take one before away";
    ClassesNeedElse "Y227" Error zh "分类 最后要写 否则" en "a classification ends with else"
        help "在最后写：否则: 其他" "write at its end: else: others";
    TooManyExceptions "Y228" Error zh "例外太多，最多 {0} 个" en "too many exceptions, at most {0}";
    OutputWithParameters "Y229" Error zh "指标 不能有参数" en "an output has no parameters"
        help "去掉参数，或写成 定义" "take the parameters away, or write define";
    OverrideOfOwnLayer "Y219" Error zh "“{0}”这一层自己已经写过，在那里改" en "\"{0}\" is written in this layer already; change it there";

    // ---- Y3: types and units ----
    TypesDiffer "Y301" Error zh "{0} 和 {1} 对不上" en "{0} and {1} do not go together"
        help "{2}" "{2}";
    NotTruth "Y302" Error zh "这里要“是”或“否”，写的却是{0}" en "yes or no is needed here, not {0}"
        help "写成比较，如：收入 < 1000元/月" "write a comparison, such as income < 1000 yuan/month";
    NotNumber "Y303" Error zh "这里要一个数，写的却是{0}" en "a number is needed here, not {0}"
        help "{1}" "{1}";
    NotDate "Y304" Error zh "这里要一个日期，写的却是{0}" en "a date is needed here, not {0}";
    NotASet "Y305" Error zh "属于 后面写的不是{0}能取的值" en "what stands after `in` is no value of {0}";
    NoOrder "Y306" Error zh "{0}不分大小" en "{0} has no order"
        help "{1}" "{1}";
    NeedsRounding "Y307" Error zh "这个数可能除不尽" en "this figure may have decimals without end"
        help "写明怎么取整，如：取整 进一 到 1元；或先在全家的数上相减，不先除以人数" "say how it is rounded, such as: round up to 1 yuan";
    DivisionByZero "Y308" Error zh "不能除以 0" en "division by 0";
    UnitMismatch "Y309" Error zh "写的单位是 {0}，声明的是 {1}" en "the unit written is {0}, the declared one is {1}";
    BenefitUnit "Y310" Error zh "待遇的单位是 {0}，这里要 {1}" en "the benefit is in {0}, {1} is needed here"
        help "{2}" "{2}";
    ArgumentCount "Y311" Error zh "“{0}”要 {1} 个参数，写了 {2} 个" en "\"{0}\" takes {1} argument(s), {2} given"
        help "写成：{3}" "write: {3}";
    NeedsMembers "Y313" Error zh "“{0}”要写明对哪些成员，如：{0}(成员)" en "\"{0}\" needs its members, such as {0}(members)";
    NeedsBody "Y314" Error zh "“{0}”要写明取什么，如：{0}(成员: 月收入)" en "\"{0}\" needs what to take, such as {0}(members: income)";
    NotAnItem "Y315" Error zh "享受 的括号里要写一个事项的名称" en "granted needs the name of an item";
    NotOptional "Y316" Error zh "这里要一个声明为 可无 的事实" en "a fact declared optional is needed here";
    OnlyInFamilyItem "Y317" Error zh "“{0}”只能用在家庭的事项里" en "\"{0}\" can be used in a family's item only";
    RoundingStep "Y318" Error zh "取整的单位要大于 0，写的是 {0}" en "rounding needs a step above 0, not {0}";
    NotBandable "Y319" Error zh "分档 用于选项和数，不用于{0}" en "bands are for choices and numbers, not for {0}";
    BandNeedsChoice "Y320" Error zh "这里按选项分，要写选项的名称" en "the rows here are choices; give their names"
        help "可以写：{0}" "such as {0}";
    BandNeedsBounds "Y321" Error zh "这里按数分，要写数或界限" en "the rows here are numbers; give a number or bounds"
        help "如：3、18..59、满 3000 不满 5000" "such as 3, 18..59, from 3000 under 5000";
    BandTwice "Y322" Error zh "这里与另一处重叠" en "this overlaps another one";
    BandMissing "Y323" Error zh "没有写全，缺：{0}" en "{0} is left out"
        help "{1}" "{1}";
    BandAfterElse "Y324" Error zh "否则 后面的永远用不上" en "what stands after else is never reached";
    BandEmpty "Y325" Error zh "没有数落在这一档里" en "no number falls in here";
    RangeBackwards "Y326" Error zh "范围的下限大于上限" en "the range ends below its start";
    MemberRange "Y327" Error zh "成员人数要写成 最少..最多，最多不超过 {0} 人" en "members are given as least..most, {0} at the most";
    TooManyChoices "Y328" Error zh "选项太多，最多 {0} 个" en "too many choices, at most {0}";
    MembersForm "Y330" Error zh "“{0}”{1}" en "\"{0}\" {1}";
    NoConversion "Y331" Error zh "{0} 不能换算成 {1}" en "{0} cannot be converted to {1}"
        help "能换算的只有：1年 = 12月，1周 = 7日" "only these convert: 1 year = 12 months, 1 week = 7 days";
    PowerExponent "Y332" Error zh "次方要一个不带单位的整数" en "an exponent is a plain whole number";
    PowerOfUnit "Y333" Error zh "带单位的数，次方要直接写成一个整数，如 ^ 2" en "a number with a unit takes an exponent that is written out, such as ^ 2";
    OnlyStandards "Y334" Error zh "于 和 在 只用于标准" en "as_of and at are for standards only"
        help "直接接在标准的名称后面，如：低保标准 于 2024-01-01 在 杭州市" "put them right after a standard's name, such as line as_of 2024-01-01";
    MonthDayAlone "Y335" Error zh "一年中的一天（如 4月1日）只用在 年度首日、年度末日、年度、季节内 里" en "a day of the year is used in year_start, year_end, fiscal_year and in_season only"
        help "一个具体的日子写成 2026-04-01" "write one certain day as 2026-04-01";
    MonthDayNeeded "Y336" Error zh "这里要一年中的一天" en "a day of the year is needed here"
        help "写成：4月1日" "write: --04-01";
    DayPlusWhat "Y337" Error zh "日期只能加减整数的年、月、周、日，写的却是{0}" en "only whole years, months, weeks or days are added to a day, not {0}"
        help "写明单位，如：评估日 + 18年、评估日 − 3月" "give the unit, such as evaluation_date + 18 years";
    WrongValue "Y329" Error zh "这里要{0}" en "{0} is needed here";

    // ---- Y4: standards, items, relations ----
    DatesBackwards "Y401" Error zh "结束的日期早于开始的日期" en "the last day is before the first";
    RowTwice "Y402" Error zh "{0} {1} 起的数值写了两次" en "there are two values for {0} from {1}";
    RowsOverlap "Y403" Error zh "{0} 起的这一行与前一行的日期重叠" en "the row from {0} overlaps the row before it";
    NoMoreKeys "Y412" Error zh "这里要一个数值，不是一张表" en "one value is needed here, not a table"
        help "要再分，在标准的 按 后面加一个键，如：按 地区, 人口: 人" "to divide further, add a key after the standard's by, such as by region, size: persons";
    CellsMissing "Y413" Error zh "这一行要 {0} 个数值，写了 {1} 个" en "values needed in this row: {0}; given: {1}"
        help "{2}" "{2}";
    ColumnsOfOneKey "Y414" Error zh "这里没有第二个键，用不着 列" en "there is no second key here for columns"
        help "每行写一个数值，如：1: 100；或在 按 后面再加一个键" "give one value a row, such as 1: 100, or add a second key after by";
    KeyKind "Y415" Error zh "“{0}”不能当键：键是数、选项或是否" en "\"{0}\" cannot be a key: keys are numbers, choices or yes/no"
        help "{1}" "{1}";
    TooManyKeys "Y416" Error zh "键太多，最多 {0} 个" en "too many keys, at most {0}";
    InterpolationOfBands "Y417" Error zh "用 插值 时，{0}" en "with interpolated, {0}";
    StepWrong "Y418" Error zh "每增 {0}" en "each_more {0}"
        help "如：3: 2888, 每增 1人: 596" "such as 3: 2888, each_more 1 person: 596";
    StepOfNumbers "Y419" Error zh "{0} 只用于按数分的表" en "{0} is for keys that are numbers";
    KeysOfAddedRows "Y420" Error zh "补充数值时不写 按：键已经在声明标准的地方写了" en "rows are added without by: the keys stand where the standard is declared";
    RowsGap "Y421" Warning zh "{0}从 {1} 到 {2} 没有数值" en "no value from {1} to {2} for {0}"
        help "补上这段时间的数值，或核对前后两行的日期" "add a row for this time, or check the days of the rows around it";
    VersionsOverlap "Y422" Error zh "这一段时间与另一段重叠" en "this time overlaps another one"
        help "前一段写到后一段的前一天为止，如：2024-01-01 至 2025-12-31" "let the earlier one end the day before, such as 2024-01-01 until 2025-12-31";
    OwnerChanges "Y423" Error zh "同一事项的各个版本，对象要一样" en "all versions of an item are for the same owner, family or member";
    BoundOfFacts "Y424" Error zh "下限、上限 里只能用标准和数" en "a bound names standards and figures only"
        help "它管的是各地公布的标准，不看哪一户，也不能用定义" "it holds for the published figures, not for one family; definitions cannot be used either";
    BoundBroken "Y425" Error zh "{0} {1} 的“{2}”是 {3}，{4} {5}" en "for {0} on {1} \"{2}\" is {3}, {4} {5}"
        help "请核对这一行和上层的规定" "check the row against the upper layer's rule";
    ConditionNever "Y426" Warning zh "条件“{0}”在声明的范围里永远不成立" en "condition \"{0}\" can never hold within the declared ranges"
        help "请核对比较的方向、界限，和事实后面声明的范围" "check which way it compares, its figure, and the ranges declared for the facts";
    ConditionAlways "Y427" Warning zh "条件“{0}”在声明的范围里总是成立" en "condition \"{0}\" always holds within the declared ranges"
        help "请核对比较的方向、界限，和事实后面声明的范围" "check which way it compares, its figure, and the ranges declared for the facts";
    ItemNever "Y428" Warning zh "事项“{0}”的条件互相矛盾，没有人能符合" en "the conditions of item \"{0}\" contradict one another; nobody can get it"
        help "这里和前面的一个条件不能同时成立" "this one and one before it cannot both hold";
    NoConditions "Y404" Error zh "事项“{0}”没有条件" en "item \"{0}\" has no condition";
    ConditionTwice "Y405" Error zh "条件“{0}”写了两次" en "condition \"{0}\" is written twice";
    NoCitation "Y406" Warning zh "条件“{0}”没有依据" en "condition \"{0}\" has no law"
        help "写 依据 《…》第…条；没有出处的写 依据 \"…\" 系统自定" "write law \"…\"; for a rule of your own, law \"…\" own_choice";
    RelationWithoutLaw "Y407" Warning zh "这一条没有依据" en "this rule has no law"
        help "写 依据 《…》第…条；没有出处的写 依据 \"…\" 系统自定" "write law \"…\"; for a rule of your own, law \"…\" own_choice";
    RelationTwice "Y408" Error zh "与“{0}”的这条关系写了两次" en "this relation to \"{0}\" is written twice";
    ItemCycle "Y409" Error zh "事项绕着圈互相依赖：{0}" en "items depend on one another in a circle: {0}"
        help "去掉其中一条 享受、待遇额、排除、顺序 或 择高" "remove one of the granted(…), granted_amount(…), excludes, in_turn or highest_of";
    CoversCountsItself "Y429" Error zh "保障谁，不能又看“{0}”" en "whom the item covers cannot depend on \"{0}\""
        help "保障 里不用 保障人数，也不用靠它算出来的名称" "leave covered_count, and names made of it, out of covers";
    UnknownCategory "Y430" Error zh "没有类别是“{0}”的事项" en "no item is of category \"{0}\""
        help "是不是“{1}”？" "did you mean \"{1}\"?";
    ScopeMissing "Y431" Error zh "没有写这条关系管一个人还是管全家" en "whether the relation is about one member or the whole family is not said"
        help "写 同一成员（只管同一个人）或 同一家庭（一人享受，全家受限）" "write same_member (each member alone) or same_family (everyone, as soon as one has it)";
    ScopeNotHere "Y432" Error zh "这种关系不写 同一成员、同一家庭" en "this kind of relation takes no same_member or same_family"
        help "去掉它；管到谁，看事项是家庭的还是成员的" "leave it out; whom it is about follows from the items";
    RelationToItself "Y433" Error zh "“{0}”不能和它自己有关系" en "\"{0}\" cannot be related to itself";
    GroupOfOne "Y434" Error zh "这里至少要两个事项" en "at least two items are needed here";
    RelationsContradict "Y435" Error zh "与“{0}”的两条关系互相矛盾：一条说可以叠加，一条说不能" en "two relations to \"{0}\" contradict one another: one says both may be had, one that they may not"
        help "下层要改上层的，写 覆盖 关系；只在一地、一时不同的，写 地区、施行" "a lower layer says override relation; what differs in one region or for a time says region or in_force";
    FamilyItemByMember "Y436" Error zh "“{0}”是全家的事项，这里不能按 同一成员 算" en "\"{0}\" is the family's item and cannot be taken member by member here"
        help "写 同一家庭；家庭的事项不能按人比较、按人准入" "write same_family; a family's item is not compared or admitted to member by member";
    NotComparable "Y437" Error zh "“{0}”和“{1}”的数额不能相比、相减：要都是同一种钱" en "what \"{0}\" and \"{1}\" give cannot be compared or deducted: both must pay the same money"
        help "一次性的和按月的不能比；按年、按月、按周、按日的会自动换算" "what is paid once cannot be compared with what is paid again and again; years, months, weeks and days are converted";
    NoFigureToLimit "Y438" Error zh "“{0}”没有按数额发的待遇，不能补差、封顶" en "\"{0}\" pays no figure that could be topped up or capped"
        help "在事项里写 待遇 每月 …" "give the item a benefit, such as benefit monthly …";
    LimitScope "Y439" Error zh "范围和“{0}”对不上：成员的事项写 同一成员，家庭的写 同一家庭" en "the scope does not fit \"{0}\": same_member for members' items, same_family for the family's"
        help "家庭的和成员的事项不能一起封顶" "members' items and the family's have no cap in common";
    PerHeadMissing "Y440" Error zh "“{0}”是全家的待遇，要写 按人均 才能从一个人的待遇里扣" en "\"{0}\" is the family's; write per_head to deduct a member's part of it";
    PerHeadNotHere "Y441" Error zh "“{0}”这里不写 按人均" en "per_head is not for \"{0}\" here"
        help "按人均 只用于从一个人的待遇里扣全家的待遇" "it is only for deducting a family's benefit from a member's";
    NotADefinition "Y442" Error zh "“{0}”不是能扣除收入的定义" en "\"{0}\" is not a definition that income could be left out of"
        help "写一个没有参数的 定义，如：定义 家庭.可计收入 = 全部收入" "declare one without parameters, such as define family.countable = income";
    NotCountedWhen "Y443" Error zh "不计入 后面不写 当" en "not_counted_in takes no when"
        help "只在一地、一时不计的，写 地区、施行；看情形的，在定义里写 如果" "for a region or a time write region or in_force; for circumstances write if in the definition";
    PaysNoMoney "Y444" Error zh "“{0}”不是按钱发的，没有数额可用" en "\"{0}\" pays no money whose amount could be used"
        help "待遇额、在享额 只用于发钱的事项，各个版本发的是同一种钱、一样的周期" "granted_amount and received_amount are for items that pay money, the same money as often in all versions";
    NeverGranted "Y445" Error zh "没有人能享受“{0}”：要同时享受“{1}”和“{2}”，而这两项不能同时享受" en "nobody can be granted \"{0}\": it takes both \"{1}\" and \"{2}\", which cannot be had together"
        help "请核对它的 享受 条件和这条关系" "check its granted conditions and this relation";
    CoversOfMemberItem "Y410" Error zh "保障 用于家庭的事项；成员的事项只保障他自己" en "covers is for a family's item; a member's item covers that member";

    // ---- Y5: cases in policy texts ----
    ExpectWhichMember "Y524" Error zh "“{0}”是成员的，要写是哪个成员（共 {1} 人，从 1 数起）" en "\"{0}\" is a member's; say which member, from 1 to {1}";
    ExpectFamily "Y525" Error zh "“{0}”是家庭的，不写成员" en "\"{0}\" is the family's; no member is given";
    UnknownOutput "Y527" Error zh "没有叫“{0}”的指标或分类" en "there is no output called \"{0}\""
        help "是不是“{1}”？|{2}" "did you mean \"{1}\"?|{2}";
    CaseFailed "Y526" Error zh "{0}：期望 {1}，得到 {2}" en "{0}: expected {1}, got {2}";

    // Known without the compiler, too: what loading a pack and screening a family bring up.
    =>

    Internal "Y099" Error zh "引擎内部的差错，请把这份政策告诉我们" en "a fault of the engine itself; please report this policy";

    // ---- Y5: inputs ----
    BadJson "Y501" Error zh "不是合法的 JSON（第 {0} 行第 {1} 列）" en "not valid JSON (line {0}, column {1})";
    InputTooDeep "Y502" Error zh "括号套得太深，最多 {0} 层" en "nested too deeply, at most {0} levels";
    CaseTooLarge "Y503" Error zh "一户的数据太大，最多 {0} MiB" en "the case is too large, at most {0} MiB";
    TooManyEntries "Y504" Error zh "这里的内容太多，最多 {0} 项" en "too many entries, at most {0}";
    UnknownKey "Y505" Error zh "不认识“{0}”" en "\"{0}\" is not known here"
        help "是不是“{1}”？" "did you mean \"{1}\"?";
    KeyTwice "Y506" Error zh "“{0}”给了两次" en "\"{0}\" is given twice";
    UnknownFact "Y507" Error zh "没有叫“{0}”的事实" en "there is no fact called \"{0}\""
        help "是不是“{1}”？" "did you mean \"{1}\"?";
    FactOfOther "Y508" Error zh "“{0}”要写在{1}里" en "\"{0}\" belongs to {1}";
    WrongInput "Y509" Error zh "这里要{0}，给的是 {1}" en "{0} is needed here, not {1}";
    InputNumberTooLong "Y510" Error zh "“{0}”位数太多，最多 28 位" en "\"{0}\" has too many digits, at most 28";
    OutOfDeclaredRange "Y511" Error zh "{0} 不在范围 {1} {2}之内" en "{0} is outside the range {1} {2}";
    NotOptionalInput "Y512" Error zh "“{0}”不能是“无”" en "\"{0}\" cannot be none"
        help "不知道就不要写这一项；没有金额写 0" "leave it out if it is not known; write 0 for no amount";
    UnknownRegion "Y513" Error zh "政策包里没有“{0}”这个地区" en "the pack knows no region \"{0}\""
        help "是不是“{1}”？|也可以写六位行政区划代码" "did you mean \"{1}\"?|a six-digit code will do as well";
    RegionAmbiguous "Y514" Error zh "有好几个“{0}”，请写代码：{1}" en "several regions are called \"{0}\"; give the code: {1}";
    NoDate "Y515" Error zh "没有给评估日" en "no date is given"
        help "写 \"date\": \"2026-03-01\"，或用 --date" "give \"date\": \"2026-03-01\" or --date";
    NoPlace "Y516" Error zh "没有给地区" en "no region is given"
        help "写 \"region\": \"三门县\"，或用 --region，或填写户籍地" "give \"region\" or --region";
    MemberCount "Y517" Error zh "成员有 {0} 人，要在 {1} 人之间" en "{0} members are given, {1} are possible";
    UnknownItemInput "Y518" Error zh "没有叫“{0}”的事项" en "there is no item called \"{0}\""
        help "是不是“{1}”？" "did you mean \"{1}\"?";
    NoItem "Y519" Error zh "没有写在享的是哪个事项" en "which item is received is not given";
    ReceivedTwice "Y520" Error zh "“{0}”在享写了两次" en "\"{0}\" is listed as received twice";
    ReceivedByWhom "Y521" Error zh "“{0}”是成员享受的，要写是哪个成员" en "\"{0}\" is a member's; say which member receives it";
    ReceivedByFamily "Y522" Error zh "“{0}”是全家享受的，不写成员" en "\"{0}\" is the family's; no member is given";
    UnknownStandard "Y523" Error zh "没有叫“{0}”的标准" en "there is no standard called \"{0}\""
        help "是不是“{1}”？" "did you mean \"{1}\"?";
    WrongColumn "Y528" Error zh "“{0}”这一列的类型或行数不对" en "the column \"{0}\" has the wrong type or too few rows"
        help "每个事实一列，类型与政策包里声明的一致，每户（每人）一行" "one column for each fact, of the kind the pack declares, with a row for each family or member";

    // ---- Y6: compiled packs ----
    NotAPack "Y601" Error zh "这不是编译好的政策包（.yimen）" en "this is not a compiled pack (.yimen)";
    PackVersion "Y602" Error zh "政策包的格式是第 {0} 版，这个引擎读第 {1} 版" en "the pack has format version {0}, this engine reads version {1}"
        help "用这个版本的引擎重新编译政策包" "build the pack again with this version of the engine";
    PackDamaged "Y603" Error zh "政策包文件已损坏" en "the pack file is damaged"
        help "重新下载或重新编译" "download or build it again";

    // ---- Y7: what can go wrong in a screening ----
    NoStandardInForce "Y701" Error zh "{0}在 {1} 没有已公布的“{2}”" en "no \"{2}\" is published for {0} on {1}"
        help "请向当地民政部门核实，或在政策包里补上这一行" "ask the local office, or add the row to the pack";
    FigureOutOfRange "Y702" Error zh "数太大或太细，超出了能精确计算的范围" en "a figure is beyond what can be computed exactly";
    DividedByZero "Y703" Error zh "计算中除以了 0" en "a calculation divides by 0";
    AbsentUsed "Y704" Error zh "“{0}”是“无”，而这里要用到它" en "\"{0}\" is none, but its value is needed here"
        help "政策里可以用 有({0}) 或 无则({0}, …) 说明没有时怎么算" "the policy can say what holds then with has({0}) or or_else({0}, …)";
    AgeBeforeBirth "Y706" Error zh "出生日期晚于 {0}，算不出周岁" en "the birth date is after {0}, so there is no age"
        help "请核对出生日期和评估日" "check the birth date and the date judged for";
    PackNotInForce "Y707" Error zh "这个政策包从 {0} 起生效，不能用来判 {1}" en "this pack is in force from {0}, it cannot judge {1}"
        help "换一个日期，或用那时有效的政策包" "choose another date, or the pack that was in force then";
    OfNoMembers "Y705" Error zh "没有符合的成员，取不出要的数" en "no member fits, so there is no figure to take";
    NoRowForKey "Y708" Error zh "“{0}”的表里没有这一行" en "the table of \"{0}\" has no row for this"
        help "请核对填写的内容，或在政策包里补上这一行" "check what was given, or add the row to the pack";
    NoVersionInForce "Y709" Error zh "“{0}”没有 {1} 适用的算法" en "\"{0}\" has no formula in force on {1}"
        help "换一个日期，或在政策包里补上这段时间的算法" "choose another date, or add the formula to the pack";
    ExceptionsConflict "Y710" Error zh "例外“{0}”和“{1}”同时适用，没有写先后" en "exceptions \"{0}\" and \"{1}\" both apply, and neither goes before the other"
        help "在政策包里用 先于 写明谁优先" "the policy can say which one goes before the other";
    DayMissing "Y711" Error zh "日期(…) 拼出来的这一天不存在" en "the day put together by date(…) does not exist"
        help "请核对填写的年、月、日" "check the year, month and day that were given";
    NotWholeNumber "Y712" Error zh "这里要一个整数（年月日数、次方、第几位），算出来的不是" en "the calculation gives a fraction where a whole number is needed (days, months or years, a power, a place in order)"
        help "请核对填写的数；政策里可以写 取整 说明怎么取" "check what was given; the policy can say round to make it whole";
    TooManyCombinations "Y713" Error zh "可以选的组合太多（超过 {0} 种），没有逐一去算" en "there are more than {0} combinations to choose from; they were not tried"
        help "申请人选 太多；能由政策定的，请写 按序 或 就高" "too much is left to the applicant; where the policy can decide, it says in_order or by_amount";
}
