@echo off
rem Builds what is missing or older than its sources, then runs the medl command.
rem
rem   medl run 4.2
rem   medl install                               the library, for projects of one's own: docs\start.md
rem   medl -Dmedl.engine=java run 4.2            medl's own properties come first
rem   set MEDL_JAVA_OPTS=-Xmx2g                  options of the Java machine
rem
rem Exit codes are those of medl --help; 4 is this script's own: it could not be built or started.
rem
rem Words that the caller wrote are never within quotes here, where theirs would end ours: only as %%*
rem or, one by one and without quotes of their own, as "%%~1".
setlocal
set "root=%~dp0"
set "target=%root%examples\target"
set "jar=%target%\medl.jar"
set "stamp=%target%\medl.stamp"
set "built=%target%\medl.built"

rem Java, 17 or later. Its file "release" tells the version without starting it.
set "version="
if not defined JAVA_HOME goto java_of_path
set "java=%JAVA_HOME%\bin\java.exe"
if not exist "%java%" (
  echo medl: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it.>&2
  exit /b 4
)
if exist "%JAVA_HOME%\release" (
  for /f "usebackq tokens=1,2 delims==" %%k in ("%JAVA_HOME%\release") do if "%%k"=="JAVA_VERSION" set "version=%%~l"
)
goto java_found

:java_of_path
set "java="
for %%j in (java.exe) do set "java=%%~$PATH:j"
if not defined java (
  echo medl: Java was not found. Install a JDK, 17 or later, and set JAVA_HOME.>&2
  exit /b 4
)

:java_found
if not defined version (
  for /f "tokens=2,3" %%u in ('""%java%" -version 2>&1"') do if "%%u"=="version" set "version=%%~v"
)
set "major=0"
if defined version for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% lss 17 (
  echo medl: Java 17 or later is needed; "%java%" is %version%.>&2
  exit /b 4
)

if /i "%~1"=="install" goto install

rem The stamp is as old as the beginning of the build, so that what changed meanwhile is newer;
rem "built" is as old as the jar that came out, which tells whether Maven has made another one since,
rem as "mvn install" does: then each module is as old as its list of compiled files.
if not exist "%jar%" goto build
powershell -NoProfile -Command "$time = { param($p) if (Test-Path -LiteralPath $p) { (Get-Item -LiteralPath $p).LastWriteTimeUtc } }; $own = (Test-Path -LiteralPath $env:stamp) -and ((& $time $env:jar) -eq (& $time $env:built)); foreach ($m in Get-ChildItem -LiteralPath $env:root -Directory) { $main = Join-Path $m.FullName 'src\main\java'; if ((Test-Path -LiteralPath $main) -and ($m.Name -notin 'benchmarks', 'spark')) { $list = Join-Path $m.FullName 'target\maven-status\maven-compiler-plugin\compile\default-compile\inputFiles.lst'; $t = if ($own) { & $time $env:stamp } else { & $time $list }; if (-not $t) { exit 1 }; $sources = (Join-Path $env:root 'pom.xml'), (Join-Path $m.FullName 'pom.xml'), (Join-Path $m.FullName 'src\main'); if (Get-ChildItem -LiteralPath $sources -Recurse | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 } } }; exit 0"
if errorlevel 1 goto build
goto run

:build
if not exist "%target%" mkdir "%target%" 2>nul
(type nul > "%stamp%.new") 2>nul
if exist "%stamp%.new" goto writable
if exist "%jar%" (
  echo medl: "%root%" cannot be written to: running the program as it was built>&2
  goto run
)
echo medl: it is not built yet, and "%root%" cannot be written to. Copy it to a place of your own.>&2
exit /b 4

:writable
call :find_maven
if errorlevel 1 exit /b 4
if exist "%jar%" (
  echo medl: building, because sources have changed ...>&2
) else (
  echo medl: building; the first time this downloads some 150 MB ...>&2
)
rem Warnings are for whoever hands in a change: mvn verify.
set "MAVEN_OPTS=-XX:TieredStopAtLevel=1 %MAVEN_OPTS%"
call mvn -q -B -f "%root%pom.xml" -T2 -pl examples -am "-Dmaven.test.skip=true" "-Dmaven.compiler.failOnWarning=false" package >&2
if errorlevel 1 (
  echo medl: the build failed; its messages are above.>&2
  exit /b 4
)
powershell -NoProfile -Command "[IO.File]::WriteAllText($env:built, ''); [IO.File]::SetLastWriteTimeUtc($env:built, [IO.File]::GetLastWriteTimeUtc($env:jar))"
move /y "%stamp%.new" "%stamp%" >nul
del /q "%target%\medl-*.jsa*" >nul 2>&1

:run
rem System properties go before the jar, all else after it. Most figures are over before the second
rem compiler pays for itself; of a list of long ones it halves the time. The list is compared with what
rem each figure says of its seconds. (No "call :words %%*": with /? among them it would explain itself.)
set "long=%root%examples\second-compiler.txt"
if not exist "%long%" set "long=nul"
set "compiler=-XX:TieredStopAtLevel=1"
set "makes="
:words
if "%~1"=="" goto options
for %%w in (verify bands play show --all --full) do if "%~1"=="%%w" set "compiler=-XX:+TieredCompilation"
for %%w in (run verify) do if "%~1"=="%%w" set "makes=yes"
for /f "usebackq" %%w in ("%long%") do if /i "%~1"=="%%w" set "compiler=-XX:+TieredCompilation"
set "word=%~1"
if "%word:~0,9%"=="--chapter" set "compiler=-XX:+TieredCompilation"
shift /1
goto words
:options
rem A shared archive of the loaded classes halves the start. The first run of a figure leaves it.
set "options=-Xlog:disable -Xlog:all=error:stderr %compiler% %MEDL_JAVA_OPTS%"
set "archive=%target%\medl-%version%.jsa"
if exist "%archive%" (
  "%java%" "-XX:SharedArchiveFile=%archive%" %options% -jar "%jar%" %*
  goto ended
)
if not exist "%stamp%" set "makes="
if not defined makes (
  "%java%" %options% -jar "%jar%" %*
  goto ended
)
set "part=%archive%.%random%%random%"
"%java%" "-XX:ArchiveClassesAtExit=%part%" %options% -jar "%jar%" %*
set "code=%errorlevel%"
set "keep="
for %%c in (0 1 3) do if %code%==%%c set "keep=yes"
if defined keep (
  if exist "%part%" move /y "%part%" "%archive%" >nul 2>&1
)
if exist "%part%" del /q "%part%" >nul 2>&1
exit /b %code%

:ended
exit /b %errorlevel%

:find_maven
for %%m in (mvn.cmd mvn.bat mvn.exe) do if not "%%~$PATH:m"=="" exit /b 0
echo medl: Maven ^(mvn^), 3.8 or later, is needed to build it.>&2
exit /b 1

:install
call :find_maven
if errorlevel 1 exit /b 4
rem What follows the word "install", as it was written: one by one, -Dname=value would come apart.
set more=%*
set more=%more:*install=%
echo medl: installing the library, with its sources and API documentation ...>&2
set "MAVEN_OPTS=-XX:TieredStopAtLevel=1 %MAVEN_OPTS%"
call mvn -q -B -f "%root%pom.xml" -T2 "-Dlibrary" %more% install >&2
if errorlevel 1 (
  echo medl: the build failed; its messages are above.>&2
  exit /b 4
)
echo medl: installed; docs\start.md shows a project that uses it>&2
exit /b 0
